/// Plans runs: which recipients are notified of which changes.
package register.notices.plan;
