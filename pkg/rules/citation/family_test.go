package citation

import (
	"testing"

	"github.com/pms-project/pms/pkg/rules/ruletest"
)

func TestRules(t *testing.T) { ruletest.Family(t, Family()) }
