// Package catalogue owns the requirements: their numbers, our short titles of them,
// how sure we are of both, and which number of one edition corresponds to which of
// the others. The catalogues are data (schemas/requirements); this is their typed
// view. It knows nothing of a repository.
//
// The correspondence of J numbers (the guideline of 2022 and 2023) and A numbers
// (JIS Q 15001:2017 Annex A) is written once, at the J numbers, and read both ways,
// so it cannot contradict itself.
package catalogue
