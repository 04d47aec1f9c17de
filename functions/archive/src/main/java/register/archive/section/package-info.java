/// The contents of an archive, one section per kind.
@NullMarked
package register.archive.section;

import org.jspecify.annotations.NullMarked;
