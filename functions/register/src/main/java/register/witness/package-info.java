/// A witness for any log (C2SP, `tlog-witness`): it cosigns only checkpoints that extend those it cosigned before.
package register.witness;
