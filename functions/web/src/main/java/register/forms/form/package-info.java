/// Parts common to all forms: the page around them, their fields, the posted values.
@NullMarked
package register.forms.form;

import org.jspecify.annotations.NullMarked;
