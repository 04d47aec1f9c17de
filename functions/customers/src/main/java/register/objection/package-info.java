/// Customers' objections to announced changes (GDPR Art. 28(2)): their arrival and their outcome.
package register.objection;
