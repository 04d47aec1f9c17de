/// The editor's interface to the register, and the edited file.
@NullMarked
package register.editor.desk;

import org.jspecify.annotations.NullMarked;
