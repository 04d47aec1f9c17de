/// The forms for subscribing to notices, unsubscribing, and changing the address.
@NullMarked
package register.forms.subscription;

import org.jspecify.annotations.NullMarked;
