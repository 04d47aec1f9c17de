/// Parts for a company's own website: the script of `<subprocessor-list>`, an HTML fragment, words for a list's codes,
/// and the announced versions.
package register.read.embed;
