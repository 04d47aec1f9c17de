/// A company's published policy: versions, editions, subprocessors, engagements.
package register.policy;
