/// Sends each thing at most once a claim: the claim stands in the record of what is sent, before it leaves.
package register.outbox;
