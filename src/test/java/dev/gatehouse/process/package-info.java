/** The packaged program as processes: started, stopped and killed as an operator would. */
package dev.gatehouse.process;
