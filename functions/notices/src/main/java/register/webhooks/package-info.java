/// Tells webhooks of announcements: what is posted, when, and what becomes of it.
@NullMarked
package register.webhooks;

import org.jspecify.annotations.NullMarked;
