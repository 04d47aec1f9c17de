/// The register's own words, in the languages it speaks.
@NullMarked
package register.words;

import org.jspecify.annotations.NullMarked;
