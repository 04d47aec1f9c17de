/// The written form of a policy: JSON.
package register.policy.form;
