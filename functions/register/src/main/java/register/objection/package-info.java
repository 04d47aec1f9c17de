/// Customers' objections to announced changes (GDPR Art. 28(2)): what arrived when, and what became of it.
@NullMarked
package register.objection;

import org.jspecify.annotations.NullMarked;
