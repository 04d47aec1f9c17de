/// Commitments to runs and their outcomes, and the proofs for customers.
package register.notices.proof;
