/// The keeper's desk: serves its pages at this machine's own address, and runs the commands that its forms ask for.
package register.desk;
