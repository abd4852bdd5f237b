package main

import (
	"flag"
	"log"
)

func main() {
	dir := flag.String("generate", "", "")
	dec := flag.String("decode", "", "")
	records := flag.Int("records", 1000, "")
	regs := flag.Int("regulations", 20, "")
	ledger := flag.Int("ledger", 0, "")
	bad := flag.Int("bad", 0, "")
	flag.Parse()
	if *dec != "" {
		if err := decodeAll(*dec); err != nil {
			log.Fatal(err)
		}
		return
	}
	if err := (Corpus{Seed: 1, Records: *records, Regulations: *regs, Ledger: *ledger, Bad: *bad}).Write(*dir); err != nil {
		log.Fatal(err)
	}
}
