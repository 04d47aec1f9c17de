/// One endpoint for each resource, and the routes to them.
package register.read.endpoint;
