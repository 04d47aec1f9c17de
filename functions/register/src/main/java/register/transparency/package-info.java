/// Signed checkpoints of the history, with time-stamps and cosignatures.
package register.transparency;
