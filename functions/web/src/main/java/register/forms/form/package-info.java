/// What all forms share: the page around them, their fields, what was posted.
@NullMarked
package register.forms.form;

import org.jspecify.annotations.NullMarked;
