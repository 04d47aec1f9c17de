/// Telling customers of changes, assembled in one way for every engine.
@NullMarked
package register.notices;

import org.jspecify.annotations.NullMarked;
