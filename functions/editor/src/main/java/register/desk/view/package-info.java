/// The register as its keeper sees it: what waits, what is announced, who was notified.
package register.desk.view;
