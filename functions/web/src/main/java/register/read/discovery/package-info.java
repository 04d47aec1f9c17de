/// Files by which programs find the lists.
package register.read.discovery;
