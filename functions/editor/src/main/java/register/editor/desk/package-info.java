/// What the editor asks of the register, and the file that it edits.
@NullMarked
package register.editor.desk;

import org.jspecify.annotations.NullMarked;
