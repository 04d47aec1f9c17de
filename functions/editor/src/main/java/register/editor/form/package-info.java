/// What a policy file holds as the fields of a form, and what was posted as what a file holds.
@NullMarked
package register.editor.form;

import org.jspecify.annotations.NullMarked;
