/// What a company's own website needs to show a list: the script of `<subprocessor-list>`, a piece of HTML, words for a
/// list's codes, and what is announced.
@NullMarked
package register.read.embed;

import org.jspecify.annotations.NullMarked;
