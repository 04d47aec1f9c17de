/// Plans runs: which recipients are told which changes.
package register.notices.plan;
