/// What an archive holds, a section each.
@NullMarked
package register.archive.section;

import org.jspecify.annotations.NullMarked;
