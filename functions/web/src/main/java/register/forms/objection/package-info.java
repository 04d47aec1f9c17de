/// The form by which the recipient of a notice objects.
@NullMarked
package register.forms.objection;

import org.jspecify.annotations.NullMarked;
