/// The mails about subscriptions, and what follows when one is confirmed.
@NullMarked
package register.notices.subscription;

import org.jspecify.annotations.NullMarked;
