/// HTML, written so that no text can break it.
@NullMarked
package register.read.html;

import org.jspecify.annotations.NullMarked;
