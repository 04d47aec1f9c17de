@NullMarked
package register.forms.objection;

import org.jspecify.annotations.NullMarked;
