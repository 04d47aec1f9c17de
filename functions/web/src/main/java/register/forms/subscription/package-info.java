/// The forms with which a reader gets notices of changes, ends them, or has them sent to another address.
@NullMarked
package register.forms.subscription;

import org.jspecify.annotations.NullMarked;
