/// What a company's own website needs to show a list: the script of `<subprocessor-list>`, and words for a list's
/// codes.
@NullMarked
package register.read.embed;

import org.jspecify.annotations.NullMarked;
