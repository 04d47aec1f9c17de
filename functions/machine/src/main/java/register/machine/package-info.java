/// The register on one machine, assembled from its settings and parts.
package register.machine;
