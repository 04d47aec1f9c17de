/// Accepts publications, corrections, withdrawals and redactions: the only way into a chain.
package register.publishing;
