/// Customers' objections to announced changes (GDPR Art. 28(2)): what arrived when, and what became of it.
package register.objection;
