/// The pages of the editor.
@NullMarked
package register.editor.page;

import org.jspecify.annotations.NullMarked;
