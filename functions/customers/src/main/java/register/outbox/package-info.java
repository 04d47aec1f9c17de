/// Sends each thing at most once per claim, which is recorded before it leaves.
package register.outbox;
