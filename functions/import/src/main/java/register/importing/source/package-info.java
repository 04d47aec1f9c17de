/// Pages and lists as they lie there, before anything is understood.
@NullMarked
package register.importing.source;

import org.jspecify.annotations.NullMarked;
