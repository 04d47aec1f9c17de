/// Proofs of what the register committed to tell each customer: commitments in the chain, and the file that a customer
/// keeps.
package register.notice.proof;
