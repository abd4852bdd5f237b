package waiver_test

import (
	"testing"

	"github.com/pms-project/pms/pkg/rules/ruletest"
	"github.com/pms-project/pms/pkg/rules/waiver"
)

func TestExamples(t *testing.T) { ruletest.Family(t, waiver.Family()) }
