-- Run by Neovim, headless, with its own language server client and no plugin. Reads what to do from the environment
-- and prints one line of JSON. Written for Neovim 0.7 and later.
local file = vim.env.CHECK_FILE
local report = {}

local function finish(code)
  io.stdout:write('REPORT ' .. vim.fn.json_encode(report) .. '\n')
  if code == 0 then vim.cmd('qa!') else vim.cmd('cquit') end
end

local ok, problem = pcall(function()
  report.messages = {}
  vim.lsp.handlers['window/showMessage'] = function(_, result)
    table.insert(report.messages, result.message)
  end

  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  local id = vim.lsp.start_client({
    name = 'unhardcode',
    cmd = { vim.env.CHECK_NODE, vim.env.CHECK_SERVER, 'lsp', '--stdio' },
    root_dir = vim.fn.fnamemodify(file, ':h'),
    capabilities = vim.lsp.protocol.make_client_capabilities(),
  })
  assert(id, 'the server did not start')
  vim.lsp.buf_attach_client(0, id)
  assert(vim.wait(10000, function() return #vim.diagnostic.get(0) > 0 end, 20), 'no diagnostics')
  local client = vim.lsp.get_client_by_id(id)

  report.diagnostics = vim.tbl_map(function(diagnostic)
    local line = vim.api.nvim_buf_get_lines(0, diagnostic.lnum, diagnostic.lnum + 1, true)[1]
    return {
      source = diagnostic.source,
      message = diagnostic.message,
      -- Columns here count bytes, whatever the server counts in.
      text = line:sub(diagnostic.col + 1, diagnostic.end_col),
    }
  end, vim.diagnostic.get(0))

  local first = vim.diagnostic.get(0)[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })

  -- What the user sees is a list of titles; the first is taken, as Enter does.
  vim.ui.select = function(items, options, choose)
    report.titles = vim.tbl_map(options.format_item, items)
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  local before = vim.api.nvim_buf_get_changedtick(0)
  assert(vim.wait(20000, function() return vim.api.nvim_buf_get_changedtick(0) ~= before end, 20), 'no edit')
  assert(vim.wait(10000, function() return #vim.diagnostic.get(0) == 0 end, 20), 'the diagnostics stayed')
  vim.wait(2000, function() return #report.messages > 0 end, 20)
  vim.cmd('write')
  report.version = vim.version().major .. '.' .. vim.version().minor
  client.stop()
end)
report.problem = ok and vim.NIL or tostring(problem)
finish(ok and 0 or 1)
