package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// The repositories that most figures are taken on.
var (
	thirtyFiles     = Corpus{Records: 20, Regulations: 3}
	tenThousand     = Corpus{Records: 10_000, Regulations: 20}
	tenThousandBad  = Corpus{Records: 10_000, Regulations: 20, Bad: 5}
	hundredThousand = Corpus{Records: 100_000, Regulations: 20}
	bigLedger       = Corpus{Ledger: 100_000}
)

// ratio compares two commands run in turn.
func (b *bench) ratio(first, second command) (result, error) {
	a, z, err := b.pairs(first, second)
	if err != nil {
		return result{}, err
	}
	return result{
		value: a.wall.Seconds() / z.wall.Seconds(),
		detail: fmt.Sprintf("%s / %s, processor time %s / %s = %.2f",
			seconds(a.wall), seconds(z.wall), seconds(a.cpu), seconds(z.cpu), a.cpu.Seconds()/z.cpu.Seconds()),
		busy: a.waited() || z.waited(),
	}, nil
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3g s", d.Seconds()) }

// lintBesideDecode compares with the base: the bare decode, collected as often (GOGC)
// as pms is.
func lintBesideDecode(b *bench) (result, error) {
	dir, err := b.corpus(tenThousand)
	if err != nil {
		return result{}, err
	}
	return b.ratio(b.lint(dir), b.bare(dir))
}

func lintTenfold(b *bench) (result, error) {
	small, err := b.corpus(tenThousand)
	if err != nil {
		return result{}, err
	}
	big, err := b.corpus(hundredThousand)
	if err != nil {
		return result{}, err
	}
	return b.ratio(b.lint(big), b.lint(small))
}

func lintOnOneCore(b *bench) (result, error) {
	dir, err := b.corpus(tenThousand)
	if err != nil {
		return result{}, err
	}
	return b.ratio(b.lint(dir), b.lint(dir, "GOMAXPROCS=1"))
}

func lintBad(b *bench) (result, error) {
	good, err := b.corpus(tenThousand)
	if err != nil {
		return result{}, err
	}
	bad, err := b.corpus(tenThousandBad)
	if err != nil {
		return result{}, err
	}
	return b.ratio(b.lint(bad), b.lint(good))
}

// dueBesideLoading compares with a lint of one rule that has nothing to do: what is left
// is the loading.
func dueBesideLoading(b *bench) (result, error) {
	dir, err := b.corpus(hundredThousand)
	if err != nil {
		return result{}, err
	}
	loading := b.lint(dir)
	loading.args = append(loading.args, "--rule", "REP-010", "--fail-on", "never")
	due := b.lint(dir)
	due.args = append(due.args[:len(due.args)-1], "due")
	return b.ratio(due, loading)
}

func memory(c Corpus) func(*bench) (result, error) {
	return func(b *bench) (result, error) {
		dir, err := b.corpus(c)
		if err != nil {
			return result{}, err
		}
		u, err := b.once(b.lint(dir))
		return result{value: float64(u.rss) / mb, detail: seconds(u.wall)}, err
	}
}

func ledgerMemory(b *bench) (result, error) {
	dir, err := b.corpus(bigLedger)
	if err != nil {
		return result{}, err
	}
	info, err := os.Stat(filepath.Join(dir, ledgerPath))
	if err != nil {
		return result{}, err
	}
	u, err := b.once(b.lint(dir))
	return result{
		value:  float64(u.rss) / float64(info.Size()),
		detail: fmt.Sprintf("%.0f MB / %.1f MB", float64(u.rss)/mb, float64(info.Size())/mb),
	}, err
}

// ledgerBesideDecode lets the base have one processor: one file is decoded by one.
func ledgerBesideDecode(b *bench) (result, error) {
	dir, err := b.corpus(bigLedger)
	if err != nil {
		return result{}, err
	}
	return b.ratio(b.lint(dir), b.bare(dir, "GOMAXPROCS=1"))
}

func ledgerDoubled(b *bench) (result, error) {
	half := bigLedger
	half.Ledger /= 2
	small, err := b.corpus(half)
	if err != nil {
		return result{}, err
	}
	big, err := b.corpus(bigLedger)
	if err != nil {
		return result{}, err
	}
	return b.ratio(b.lint(big), b.lint(small))
}

// manyFindings damages every entry of the ledger.
func manyFindings(b *bench) (result, error) {
	damaged := bigLedger
	damaged.Bad = 100
	bad, err := b.corpus(damaged)
	if err != nil {
		return result{}, err
	}
	good, err := b.corpus(bigLedger)
	if err != nil {
		return result{}, err
	}
	return b.ratio(b.lint(bad), b.lint(good))
}

func startUp(b *bench) (result, error) {
	return b.ratio(b.version(), command{args: []string{b.empty}})
}

func startUpTime(b *bench) (result, error) {
	u, err := b.once(b.version())
	return milliseconds(u), err
}

func (b *bench) version() command { return command{args: []string{b.pms, "version"}} }

func smallLint(b *bench) (result, error) {
	dir, err := b.corpus(thirtyFiles)
	if err != nil {
		return result{}, err
	}
	u, err := b.once(b.lint(dir))
	return milliseconds(u), err
}

func milliseconds(u usage) result {
	return result{
		value:  u.wall.Seconds() * 1000,
		detail: fmt.Sprintf("processor time %.1f ms", u.cpu.Seconds()*1000),
		busy:   u.waited(),
	}
}

// doubled compares a hostile file of twice n parts with one of n.
func doubled(text func(n int) string, n int) func(*bench) (result, error) {
	return func(b *bench) (result, error) {
		small, err := b.hostile(text(n))
		if err != nil {
			return result{}, err
		}
		defer os.RemoveAll(small)
		big, err := b.hostile(text(2 * n))
		if err != nil {
			return result{}, err
		}
		defer os.RemoveAll(big)
		return b.ratio(b.lint(big), b.lint(small))
	}
}

// hostile is a repository of one file beside those of the organisation.
func (b *bench) hostile(text string) (dir string, err error) {
	if dir, err = os.MkdirTemp(b.dir, "hostile-"); err != nil {
		return "", fmt.Errorf("make a folder: %w", err)
	}
	if err := (Corpus{Seed: seed}).Write(dir); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, "hostile.yaml"), []byte(text), 0o644); err != nil {
		return "", fmt.Errorf("write a hostile file: %w", err)
	}
	return dir, nil
}

// compiledForGood is measured in this process, where the number can be seen.
func compiledForGood(b *bench) (result, error) {
	return b.compiled(thirtyFiles, func(compiled, _ int) float64 { return float64(compiled) })
}

// compiledForBad: a schema is compiled only when a document names it.
func compiledForBad(b *bench) (result, error) {
	bad := Corpus{Records: 200, Regulations: 1, Bad: 50}
	return b.compiled(bad, func(compiled, met int) float64 { return float64(compiled) / float64(met) })
}

func (b *bench) compiled(c Corpus, value func(compiled, met int) float64) (result, error) {
	dir, err := b.corpus(c)
	if err != nil {
		return result{}, err
	}
	compiled, met, err := lintHere(b.ctx, os.DirFS(dir).(fs.ReadDirFS))
	return result{value: value(compiled, met), detail: fmt.Sprintf("%d kinds met", met)}, err
}
