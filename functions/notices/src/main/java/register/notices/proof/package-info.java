/// What proves that a run was meant: its commitments, and the file that each mail brings.
package register.notices.proof;
