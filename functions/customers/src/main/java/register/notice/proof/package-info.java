/// What proves whom the register meant to tell what: commitments in the chain, and the file that a customer keeps.
package register.notice.proof;
