/// What an archive holds, one section a kind.
@NullMarked
package register.archive.section;

import org.jspecify.annotations.NullMarked;
