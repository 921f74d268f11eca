# R igraph; see peer.py, whose arguments and answer these are.
suppressWarnings(suppressPackageStartupMessages(library(igraph)))

arguments <- commandArgs(trailingOnly = TRUE)
path <- arguments[1]
task <- arguments[2]
repeats <- as.integer(arguments[3])

from_scan <- function(path) {
  pairs <- scan(path, what = "", sep = ",", skip = 1, quiet = TRUE)
  graph_from_edgelist(matrix(pairs, ncol = 2, byrow = TRUE), directed = FALSE)
}

from_table <- function(path) graph_from_data_frame(read.csv(path, colClasses = "character"), directed = FALSE)

from_match <- function(path) {
  pairs <- scan(path, what = "", sep = ",", skip = 1, quiet = TRUE)
  names <- unique(pairs)
  graph <- make_graph(match(pairs, names), n = length(names), directed = FALSE)
  set_vertex_attr(graph, "name", value = names)
}

from_ncol <- function(path) {
  lines <- tempfile(tmpdir = dirname(path), fileext = ".ncol")
  on.exit(unlink(lines))
  system2("sed", c("-e", "1d", "-e", "s/,/\\ /", shQuote(path)), stdout = lines)
  read_graph(lines, format = "ncol", names = TRUE, weights = "no", directed = FALSE)
}

routes <- list("graph_from_edgelist" = from_scan, "make_graph" = from_match,
               "graph_from_data_frame" = from_table, "read_graph" = from_ncol)
measures <- list(
  pagerank = function(graph) page_rank(graph, damping = 0.85)$vector,
  betweenness = function(graph) betweenness(graph, directed = FALSE),
  harmonic = function(graph) harmonic_centrality(graph, normalized = FALSE)
)

if (task == "routes") {
  cat(names(routes), sep = "\n")
  quit()
}

seconds_of <- function(work) {
  start <- Sys.time()
  used <- proc.time()
  result <- work()
  seconds <- as.numeric(difftime(Sys.time(), start, units = "secs"))
  used <- proc.time() - used
  list(result = result, seconds = seconds, cpu = sum(used[c("user.self", "sys.self", "user.child", "sys.child")]))
}
listed <- function(values) paste0("[", paste(values, collapse = ", "), "]")
number <- function(values) sprintf("%.17g", values)

route <- if (length(arguments) > 3) arguments[4] else names(routes)[1]
loaded <- seconds_of(function() routes[[route]](path))
graph <- loaded$result
kernel <- kernel_cpu <- numeric(0)
rest <- ""
if (task != "load") {
  for (i in seq_len(max(repeats, 1))) {
    computed <- seconds_of(function() measures[[task]](graph))
    kernel <- c(kernel, computed$seconds)
    kernel_cpu <- c(kernel_cpu, computed$cpu)
  }
  names <- V(graph)$name
  scores <- unname(computed$result)
  first <- head(order(scores, names, decreasing = TRUE, method = "radix"), 20)
  rest <- paste0(', "top": ', listed(sprintf('["%s", %.17g]', names[first], scores[first])))
  if (repeats > 0) {
    factors <- as.integer(substring(names, 2)) %% 1009 + 1
    rest <- paste0(rest, ', "sums": ', listed(number(c(sum(scores), sum(scores * factors)))))
  }
}
cat(sprintf('{"version": "R igraph %s", "route": "%s", "load": %s, "load_cpu": %s, "kernel": %s, "kernel_cpu": %s',
            packageVersion("igraph"), route, number(loaded$seconds), number(loaded$cpu), listed(number(kernel)),
            listed(number(kernel_cpu))))
cat(sprintf(', "nodes": %d, "ties": %d%s}', vcount(graph), ecount(graph), rest))
