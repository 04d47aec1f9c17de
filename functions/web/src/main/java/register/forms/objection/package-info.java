/// The objection form for a notice's recipient.
@NullMarked
package register.forms.objection;

import org.jspecify.annotations.NullMarked;
