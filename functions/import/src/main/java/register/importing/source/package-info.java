/// Pages and lists as they are, before anything is interpreted.
@NullMarked
package register.importing.source;

import org.jspecify.annotations.NullMarked;
